/** Leads from a former address to the present one, with what follows `?` and `#`. */

const { target = "" } = document.currentScript?.dataset ?? {};
location.replace(new URL(target, location.href).href + location.search + location.hash);
