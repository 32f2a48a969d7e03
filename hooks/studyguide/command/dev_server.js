// Added to each page by `studyguide serve` only: loads the page again after a save, and lists the
// author's mistakes over it.
(() => {
  document.documentElement.dataset.preview = ""; // nothing is kept of what changes at each save
  let known = null;
  const reload = async (assets) => {
    if (assets) {
      const kept = performance.getEntriesByType("resource").map((entry) => entry.name);
      const own = kept.filter((name) => name.includes("/assets/"));
      await Promise.all(own.map((name) => fetch(name, { cache: "reload" }).catch(() => null)));
    }
    location.reload();
  };
  const show = (problems) => {
    let box = document.getElementById("preview-problems");
    if (!problems.length) return box?.remove();
    if (!box) {
      box = document.createElement("div");
      box.id = "preview-problems";
      box.setAttribute("role", "alert");
      box.style.cssText =
        "position:fixed;inset:auto 0 0 0;max-height:45vh;overflow:auto;z-index:999;padding:1rem;" +
        "background:#2b1114;color:#ffe3e3;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap";
      document.body.append(box);
    }
    box.textContent = problems.join("\n");
  };
  new EventSource("/-/events").onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (known && news.version !== known.version) return reload(news.assets !== known.assets);
    known = news;
    show(news.problems);
  };
})();
