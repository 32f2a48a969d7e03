/**
 * Begins the scripts of a page that comes from a server, and shows the page as without scripts where it
 * does not: a browser reads neither modules nor data from a disk. It is no module, since it has to run
 * there too, and stands in the head, so that nothing is shown before.
 */

(() => {
  const root = new URL(document.currentScript?.dataset.root ?? ".", location.href);

  /** Show the page as without scripts, and the line that says why. */
  function showFromDisk() {
    for (const link of document.querySelectorAll('link[href$="/study-guide.css"]')) {
      link.setAttribute("href", new URL("assets/studyguide/from-disk.css", root).href);
    }
  }

  /** Begin the modules of the page, in their order. */
  function begin() {
    for (const waiting of document.querySelectorAll("script[data-src]")) {
      const script = document.createElement("script");
      script.type = "module";
      script.async = false;
      script.src = waiting.getAttribute("data-src") ?? "";
      waiting.replaceWith(script);
    }
  }

  /**
   * Let a link that a script has made lead to a file: not every server shows one for a folder.
   * @param {Event} event
   */
  function nameFile(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || !link.href.startsWith(root.href)) return;
    if (link.pathname.endsWith("/")) link.pathname += "index.html";
  }

  if (location.protocol === "file:") {
    showFromDisk();
  } else {
    addEventListener("click", nameFile, { capture: true });
    addEventListener("auxclick", nameFile, { capture: true });
    addEventListener("DOMContentLoaded", begin);
  }
})();
