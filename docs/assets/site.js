// The script of every page: colours, copy, contents, the menu, and the door to search. Every page reads without it.
/** @template {Element} [T=HTMLElement] @param {string} css @param {ParentNode} [from] @returns {T[]} */
const all = (css, from = document) => [.../** @type {NodeListOf<T>} */ (from.querySelectorAll(css))];
/** @template {Element} [T=HTMLElement] @param {string} css @returns {T | null} */
const one = (css) => document.querySelector(css);
const page = document.documentElement;

const said = document.createElement("p");
said.className = "vh";
said.role = "status";
document.body.append(said);

/* Colours: as the system, light, dark */
const themes = ["system", "light", "dark"];
const themeSwitch = one("[data-theme-switch]");
const theme = () => page.dataset.theme || "system";
const nameTheme = () => themeSwitch?.setAttribute("aria-label", "Colours: " + (theme() === "system" ? "as the system" : theme()));
nameTheme();
themeSwitch?.addEventListener("click", () => {
  const next = themes[(themes.indexOf(theme()) + 1) % 3];
  if (next === "system") delete page.dataset.theme; else page.dataset.theme = next;
  nameTheme();
  try { localStorage.theme = next; } catch { /* private window: the choice lasts for this page */ }
});

/* Copy: a page has many such buttons, which those who listen tell apart by what they copy */
/** @param {HTMLButtonElement} button @param {string} text @param {string} [name] */
function copies(button, text, name = text.trim().split(/\s+/, 6).join(" ")) {
  const label = button.textContent;
  const rest = () => {
    button.textContent = label;
    button.ariaLabel = `${label} ${name}`;
    said.textContent = "";
  };
  rest();
  button.addEventListener("click", async () => {
    let word = "Copied";
    try { await navigator.clipboard.writeText(text); } catch { word = "Not copied"; }
    button.ariaLabel = button.textContent = said.textContent = word;
    setTimeout(rest, 2500);
  });
}
for (const pre of all(".highlight pre")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-clipboard";
  button.textContent = "Copy";
  copies(button, (pre.textContent ?? "").replace(/\n$/, ""), pre.parentElement?.querySelector(".filename")?.textContent ?? undefined);
  pre.before(button);
}
for (const button of /** @type {HTMLButtonElement[]} */ (all(".mf-copy"))) {
  button.hidden = false;
  copies(button, button.dataset.copy ?? "");
}

/* What scrolls sideways can be reached by keyboard */
const reach = new ResizeObserver((boxes) => {
  for (const { target } of boxes) {
    const box = /** @type {HTMLElement} */ (target);
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex");
  }
});
for (const box of all("pre,.md-typeset>table")) reach.observe(box);

/* What the first layout has left out (frame.css) is laid out now, a little in each frame */
const below = all(".mf-top .md-typeset>*");
const layOut = () => {
  for (const block of below.splice(0, 8)) block.style.contentVisibility = "visible";
  if (below.length) requestAnimationFrame(layOut); else page.classList.remove("mf-top");
};
layOut();

/* Where in the page: the last heading above the upper third. A list that is fetched brings other headings */
const links = /** @type {HTMLAnchorElement[]} */ (all("[data-toc] a"));
/** @type {IntersectionObserver | undefined} */
let spy;
const follow = () => {
  const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  spy?.disconnect();
  spy = new IntersectionObserver(() => {
    const places = heads.map((head) => head?.getClientRects()[0]?.top);        // one that is filtered away has none
    const above = places.map((top) => top !== undefined && top < innerHeight / 3).lastIndexOf(true);
    const at = above < 0 ? places.findIndex((top) => top !== undefined) : above;
    links.forEach((link, i) => {
      link.classList.toggle("md-nav__link--active", i === at);
      if (i === at) link.setAttribute("aria-current", "location"); else link.removeAttribute("aria-current");
    });
  }, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
  for (const head of heads) if (head) spy.observe(head);
};
follow();
addEventListener("contents", follow);

/* The menu on a phone closes when the focus leaves it: what is behind cannot be seen */
const menu = one("#menu");
menu?.addEventListener("focusout", ({ relatedTarget: to }) => { if (to && !menu.contains(/** @type {Node} */ (to))) menu.hidePopover(); });

/* Search comes when it is asked for */
const root = one("[data-root]")?.dataset.root ?? ".";
const find = async () => {
  try {
    (await import("./search.js")).open(root);
  } catch {
    const lost = document.createElement("p");
    lost.role = "alert";
    lost.popover = "manual";
    lost.textContent = "Search could not be loaded. Check the connection and reload the page.";
    document.body.append(lost);
    lost.showPopover();
    setTimeout(() => lost.remove(), 10000);
  }
};
one("[data-search]")?.addEventListener("click", find);
document.addEventListener("keydown", (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  find();
});
const here = one("[data-search-here]");
if (here) import("./search.js").then((search) => here.append(search.box(root)));
