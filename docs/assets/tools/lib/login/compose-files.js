// Which compose files of a folder docker compose puts together, and whether one that it leaves out, or that was not given, may still decide.

/** @import { Place, RoleFile, Service } from "./types.js" */
import { variablesOf } from "./compose-values.js";
import { harmless } from "./compose-merge.js";
import { mayServe } from "./containers.js";
import { inFolder, plainName } from "./files.js";
import { below, find, textOf } from "./settings.js";

/** `others`: it reads them only if it is told to; `missing`: it is told to read them by these files, and they were not given; `included`: those in other folders that it takes into its project @typedef {{used: RoleFile[], others: RoleFile[], missing: string[], included: string[]}} Project */

const MAIN = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]; // the first one there is counts
const OVERRIDE = ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"]; // of these too, and it is added

/** The .env file beside the compose files of a folder. @param {RoleFile[]} files @param {RoleFile[]} envFiles @returns {RoleFile | undefined} */
const dotenvOf = (files, envFiles) => envFiles.find(({ path, root }) => root === files[0]?.root && plainName(path) === ".env");

/** The variables that compose fills into these files; undefined if their .env was not given. @param {RoleFile[]} files @param {RoleFile[]} envFiles */
export function filling(files, envFiles) {
  const dotenv = dotenvOf(files, envFiles);
  return dotenv && new Map([...variablesOf(dotenv.text)].filter(([, { open }]) => !open).map(([name, { value }]) => [name, value]));
}

/** The files by the order of a list; those of other names come last, by their path. @param {RoleFile[]} files @param {string[]} list */
function ranked(files, list) {
  const rank = (/** @type {RoleFile} */ { path }) => (list.indexOf(plainName(path)) + list.length + 1) % (list.length + 1);
  return [...files].sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
}

/** Are there several, and none that docker compose takes by itself? @param {RoleFile[]} files */
export const unnamed = (files) => files.length > 1 && !files.some(({ path }) => MAIN.includes(plainName(path)));

/** The files that COMPOSE_FILE in .env names; undefined if it names none. @param {RoleFile | undefined} dotenv @returns {string[] | undefined} */
function toldBy(dotenv) {
  if (!dotenv) return undefined;
  const [files, separator] = ["COMPOSE_FILE", "COMPOSE_PATH_SEPARATOR"].map((name) => variablesOf(dotenv.text).get(name)?.value);
  return files ? files.split(separator || (files.includes(";") ? ";" : ":")).map((name) => inFolder(dotenv.root, name.trim())) : undefined;
}

/** The files that a file includes. @param {RoleFile} file @returns {string[]} */
function includedBy({ settings, root }) {
  const paths = below(settings, "include").flatMap(({ kind, value, path }) => (kind === "scalar" ? [value] : [textOf(settings, ...path, "path") ?? "", ...below(settings, ...path, "path").map((one) => one.value)]));
  return paths.filter(Boolean).map((name) => inFolder(root, name));
}

/** @param {RoleFile[]} files the compose files of one folder @param {RoleFile[]} all those of every folder @param {RoleFile[]} envFiles @param {(file: RoleFile) => number} fits how many of the given servers stand in it @returns {Project} */
export function composeProject(files, all, envFiles, fits) {
  const at = (/** @type {string} */ wanted) => files.find(({ path }) => inFolder("", path) === wanted);
  const told = toldBy(dotenvOf(files, envFiles));
  const overrides = files.filter(({ path }) => OVERRIDE.includes(plainName(path)));
  const named = ranked(files.filter((file) => !overrides.includes(file)), MAIN);
  const [main] = unnamed(files) ? named.sort((one, other) => fits(other) - fits(one)) : named;
  const first = told ? told.map(at) : [main, ranked(overrides, OVERRIDE)[0]];
  const used = new Set(first.flatMap((file) => file ?? []));
  const included = [];
  for (const file of used) { // what is included may include more
    for (const path of includedBy(file)) {
      const found = at(path);
      if (found) used.add(found);
      else included.push(path);
    }
  }
  const given = new Set(all.map(({ path }) => inFolder("", path)));
  const missing = [...(told ?? []).filter((path) => !at(path)), ...included.filter((path) => !given.has(path))]; // one in another folder is judged there
  return { used: [...used], others: told ? [] : files.filter(({ text }) => ![...used].some((one) => one.text === text)), missing, included };
}

/** The files of the project that a folder's compose files are part of: their own, or that which includes them. @param {Project} project @param {Project[]} all @returns {RoleFile[]} */
export function ownerOf(project, all) {
  let owner = project;
  for (let deep = 0; deep < 5; deep++) owner = all.find(({ included }) => owner.used.some(({ path }) => included.includes(inFolder("", path)))) ?? owner;
  return owner.used;
}

/** May a file that was left out change an answer? @param {RoleFile} file @param {Service[]} services its containers @param {RoleFile[]} used @param {Place[]} places */
export function mayDecide(file, services, used, places) {
  const { settings } = file;
  const known = (/** @type {string} */ block) => below(settings, block).some(({ path }) => path[1] === "default" || (used.some((one) => find(one.settings, ...path)) && !(block === "services" && harmless(file, path))));
  const adds = services.filter(({ name }) => !(used.some((one) => find(one.settings, "services", name)) && harmless(file, ["services", name])));
  return !settings || Boolean(find(settings, "include")) || known("services") || known("networks") || adds.some((service) => mayServe(service, places));
}
