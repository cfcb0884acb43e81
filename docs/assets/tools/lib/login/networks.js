// Networks of containers: which ones a container is in, under which names, and whether two containers meet in one.

/** @import { Network, RoleFile, Service } from "./types.js" */
import { isAddress } from "../address.js";
import { below, find, textOf } from "./settings.js";

/** @param {string} one @param {string} other */
const alike = (one, other) => one.toLowerCase() === other.toLowerCase();

/** What compose calls the project of these files: by its name, else by their folder; "" if that is not shown. @param {RoleFile[]} files @param {Map<string, string>} [variables] */
function projectOf(files, variables) {
  const named = variables?.get("COMPOSE_PROJECT_NAME") ?? files.map(({ settings }) => textOf(settings, "name")).findLast(Boolean);
  const included = files.some(({ settings }) => find(settings, "include")); // it takes other files into the project
  return included || named?.includes("$") ? "" : (named ?? files[0].root.split("/").at(-1) ?? "").toLowerCase().replace(/[^a-z0-9_-]/g, "").replace(/^[_-]+/, "");
}

/**
 * The networks of a service; undefined if one of them is not among these files.
 * @param {string[]} keys as the service has them @param {(key: string) => string[]} namesIn @param {RoleFile[]} files @param {RoleFile[]} owner files of the project that these are part of @param {Map<string, string>} [variables] @returns {Network[] | undefined}
 */
export function networksOf(keys, namesIn, files, owner, variables) {
  const known = keys.every((key) => key === "default" || files.some(({ settings }) => find(settings, "networks", key)));
  if (!known) return undefined;
  const project = projectOf(owner, variables);
  return keys.map((key) => {
    const said = (/** @type {string[]} */ ...path) => files.map(({ settings }) => textOf(settings, "networks", key, ...path)).findLast(Boolean);
    const external = files.some(({ settings }) => find(settings, "networks", key, "external")) && said("external") !== "false";
    return { key, name: said("name") ?? said("external", "name") ?? (external ? key : ""), root: owner[0].root, project, names: namesIn(key) };
  });
}

/**
 * The networks that these projects make, by the name that Docker gives them.
 * @param {{files: RoleFile[], owner: RoleFile[], variables?: Map<string, string>}[]} projects @returns {Map<string, {key: string, files: RoleFile[]}>}
 */
export function madeNetworks(projects) {
  /** @type {Map<string, {key: string, files: RoleFile[]}>} */
  const made = new Map();
  for (const { files, owner, variables } of projects.filter(({ files: own }) => own.length)) {
    const project = projectOf(owner, variables);
    for (const key of new Set(["default", ...files.flatMap(({ settings }) => below(settings, "networks").map(({ path }) => path[1]))])) {
      const said = (/** @type {string[]} */ ...path) => files.map(({ settings }) => textOf(settings, "networks", key, ...path)).findLast(Boolean);
      if (files.some(({ settings }) => find(settings, "networks", key, "external")) && said("external") !== "false") continue;
      const name = said("name") ?? (project && `${project}_${key}`);
      if (name) made.set(name, { key, files });
    }
  }
  return made;
}

/** Are they one network? undefined if the files do not show it. @param {Network} one @param {Network} other @returns {boolean | undefined} */
function same(one, other) {
  if (one.name && other.name) return one.name === other.name || (`${one.name}${other.name}`.includes("$") ? undefined : false);
  if (!one.name && !other.name) {
    if (one.key !== other.key || one.root === other.root) return one.key === other.key;
    return one.project && other.project && one.project !== other.project ? false : undefined;
  }
  const [made, found] = one.name ? [other, one] : [one, other]; // compose calls what it makes "project_key"
  if (made.project && found.name === `${made.project}_${made.key}`) return true;
  return found.name.includes("$") || found.name.endsWith(`_${made.key}`) ? undefined : false;
}

/** Are two containers in one network? undefined if the files do not show it. @param {Service} one @param {Service} other @returns {boolean | undefined} */
export function meet({ networks: first }, { networks: second }) {
  const ways = first && second ? first.flatMap((one) => second.map((other) => same(one, other))) : [undefined];
  return ways.includes(true) || (ways.includes(undefined) ? undefined : false);
}

/**
 * Does a name, or an address of its own, lead one container to another? Docker knows it only in the networks that both are in, and not in its own default one.
 * @param {Service | undefined} from @param {Service | undefined} to @param {string} host @returns {boolean | undefined}
 */
export function finds(from, to, host) {
  if (isAddress(host) && (from?.network === "host" || to?.network !== "bridge")) return true; // the machine is in all of them, and an address on its own network is found without one
  if (!from?.networks || !to?.networks || from.unclear || to.unclear) return true; // not known to be wrong
  const there = to.networks.filter(({ names }) => names.some((name) => alike(name, host)));
  const ways = there.flatMap((one) => (from.networks ?? []).map((other) => same(one, other)));
  if (ways.includes(true)) return true;
  return ways.includes(undefined) || /[a-z-]\.[a-z]/i.test(host) ? undefined : false; // a name with dots may be known outside too
}
