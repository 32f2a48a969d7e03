async ([pages, texts]) => {
  const schemes = new Set(["http:", "https:", "mailto:", "tel:"]);
  const loading = new Set(["src", "srcset", "poster", "data", "action", "formaction", "background"]);
  const refused =
    "iframe, object, embed, base, applet, frame, portal, foreignObject, animate, set, style," +
    " form[action]:not([role=search]), meta[http-equiv]:not([http-equiv=Content-Security-Policy])";
  const own = "https://own.example/a/b/c/";
  const found = [];

  const look = (text, place, isPage) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    for (const element of parsed.querySelectorAll("*")) {
      const faults = [...attributeFaults(element)];
      if (element.matches(refused)) faults.push("element");
      if (element.matches("script") && !isAllowed(element, isPage)) faults.push("script");
      if (element.matches("link") && !isPage) faults.push("link");
      for (const fault of faults) found.push(`${place}: ${fault}: ${element.outerHTML.slice(0, 200)}`);
    }
  };

  const isAllowed = (script, isPage) =>
    /^application\/(ld\+)?json$/.test(script.type) ||
    (isPage && /^[\w./-]*assets\/[\w./-]+\.js$/.test(script.getAttribute("src") ?? ""));

  function* attributeFaults(element) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || ["style", "srcdoc", "ping"].includes(name)) yield name;
      const isLoaded = loading.has(name) && element.localName !== "a";
      if (!isLoaded && !/(^|:)href$/.test(name)) continue;
      const url = URL.parse(value, own);
      const isPicture = url?.protocol === "data:" && element.localName === "img";
      const isElsewhere = isLoaded && url?.host !== new URL(own).host;
      if (!isPicture && (!url || !schemes.has(url.protocol) || isElsewhere)) yield name;
    }
  }

  for (const address of pages) look(await (await fetch(address)).text(), address, true);
  for (const [address, text] of texts) look(text, address, false);
  return found;
}
