// Added to each page by `studyguide serve` only: loads the page again after a build, and lists the
// author's mistakes over it.
(() => {
  let version = null;
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
    if (version !== null && news.version !== version) return location.reload();
    version = news.version;
    show(news.problems);
  };
})();
