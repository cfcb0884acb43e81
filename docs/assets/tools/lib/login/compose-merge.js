// What a later compose file replaces or takes back is gone from the earlier ones before they are put together: https://docs.docker.com/reference/compose-file/merge/

/** @import { Entry, RoleFile, Settings } from "./types.js" */
import { below, find, forget } from "./settings.js";

const ALONE = new Set(["command", "entrypoint", "container_name", "hostname"]); // of these only the last value counts

/** @param {Settings} settings @returns {Settings} */
const copyOf = (settings) => ({ ...settings, entries: new Map(settings.entries), children: new Map([...settings.children].map(([key, below]) => [key, new Set(below)])) });

/** Does it take the place of what earlier files say there? @param {Entry} entry */
const replaces = ({ path: [top, , key, ...deeper], kind, value, tag }) => Boolean(tag) || (top === "services" && ALONE.has(key) && !deeper.length && (kind !== "scalar" || value !== ""));

const LIMITS = /^(restart|deploy|logging|healthcheck|depends_on|stop_grace_period|stdin_open|tty|pull_policy|mem_\w+|memswap_limit|cpus?|cpu_\w+|shm_size|ulimits)$/;
const MEMORY = /^(MEMORY|INIT_MEMORY|MAX_MEMORY|TZ)$/;

/** Does a file add nothing to a container that decides about the login: limits, memory, the time zone? @param {RoleFile} file @param {string[]} path of the service */
export const harmless = ({ settings }, path) => below(settings, ...path).every(({ path: at }) => {
  const key = at[2];
  const names = below(settings, ...at).map(({ path: deeper, kind, value }) => (kind === "scalar" && /^\d+$/.test(deeper[3]) ? value.split("=")[0] : deeper[3]));
  return key === "environment" ? names.every((name) => MEMORY.test(name)) : LIMITS.test(key) && !(key === "deploy" && find(settings, ...at, "labels"));
});

/** Does a path name one thing only? In a list it does not: the same number may stand for something else. @param {string[]} path @param {RoleFile[]} files */
const named = (path, files) => files.every(({ settings }) => path.every((_, at) => find(settings, ...path.slice(0, at))?.kind !== "list"));

/**
 * The files without what no longer counts, and the places of tags that were not understood.
 * @param {RoleFile[]} files in the order in which they are put together @returns {{files: RoleFile[], unclear: {file: string, line: number, path: string[]}[]}}
 */
export function merged(files) {
  const kept = files.map((file) => ({ ...file, settings: file.settings && copyOf(file.settings) }));
  /** @type {{file: string, line: number, path: string[]}[]} */
  const unclear = [];
  kept.forEach(({ settings, path: file }, at) => {
    for (const entry of [...(settings?.entries.values() ?? [])].filter(replaces)) {
      const { path, tag, line } = entry;
      const sofar = kept.slice(0, at + 1);
      if (!named(path, sofar)) unclear.push({ file, line, path });
      else for (const one of tag === "!reset" ? sofar : sofar.slice(0, -1)) if (one.settings) forget(one.settings, path);
    }
  });
  return { files: kept, unclear };
}
