// What stands in every page itself: the look before the first paint and how much of the page is in it, the start of the script that all pages
// share once the page was seen, and what is left of a tool whose script does not come.
{
  const page = document.documentElement;
  page.classList.replace("no-js", "js");
  try {
    const { theme } = localStorage;
    if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  } catch { /* private window: as the system */ }
  // Opened at its top: what lies far below can wait. Who reloads, comes back or follows a link into the page is brought to a place, for which all is laid out.
  const [opened] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (opened?.type === "navigate" && !location.hash && !opened.name.includes("#")) page.classList.add("mf-top");
  addEventListener("error", ({ target }) => {
    if (/** @type {Element} */ (target).localName === "script") document.querySelector("mf-tool")?.classList.add("ready");
  }, true);
  addEventListener("DOMContentLoaded", () => {
    const { script } = document.body.dataset;
    if (!script) return;
    /** What was pressed before somebody was there to hear it. @type {HTMLElement | undefined} */
    let pressed;
    /** @param {Event} event */
    const hear = ({ target }) => { pressed = /** @type {Element} */ (target).closest("[data-search],[data-theme-switch],.mf-copy") ?? pressed; };
    const begin = async () => {
      await import(new URL(script, document.baseURI).href);
      removeEventListener("click", hear);
      pressed?.click();
    };
    addEventListener("click", hear);
    requestAnimationFrame(() => requestAnimationFrame(begin));
  });
}
