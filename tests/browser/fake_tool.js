// A tool that says what it was given, and draws whatever it is told to: for the tests of the element. KIND is text, files or form.
const HOSTILE = '<img src=x onerror="window.hit=1">';
const plate = { risk: "security", riskText: "Anyone may join.", rollback: "Put the old line back.", worked: "A direct join fails." };
const change = { file: `lobby/paper-global.yml${HOSTILE}`, lines: [{ kind: "same", text: "velocity:" }, { kind: "del", text: "  enabled: false" }, { kind: "ins", text: "  enabled: true" }, { kind: "ins", text: "  secret: 'x'" }] };
/** @param {string} name @param {string} forwarding */
const way = (name, forwarding) => ({ type: "path", title: name, steps: [
  { node: "Player", small: "paid account" }, { hop: "ok", text: "Login checked" }, { node: "Proxy", small: "Velocity" },
  { hop: forwarding, text: `Forwarding to ${name} ${HOSTILE}` }, { node: name }, { hop: "open", text: "Open: any name" }, { node: "Anyone" }] });
const EVERYTHING = [
  { type: "note", text: `A note ${HOSTILE}` },
  { type: "verdict", items: [{ question: "Can players join?", answer: "yes", sentence: "They can." }, { question: "Is it safe?", answer: "no", sentence: HOSTILE }, { question: "Is it fast?", answer: "unknown", sentence: "Nobody knows." }] },
  way("lobby", "broken"), way("survival", "ok"), way("creative", "unknown"),
  { type: "findings", title: "Findings", items: [
    { severity: "error", title: "Forwarding is off", where: "lobby/paper-global.yml:7", text: `Nobody asks ${HOSTILE}`, fix: `Switch it on ${HOSTILE}`, change, plate, page: "velocity-modern-forwarding" },
    { severity: "warning", title: "A warning", where: "a:1", text: "Words." }, { severity: "note", title: "A note", places: ["b:2", "c/d:4"], text: "Words.", page: "no-such-page" }] },
  { type: "table", caption: "Players", columns: ["Name", "UUID", "Kind", "Old file name", "New file name", "Seen in"], rows: [["Steve", "0".repeat(36), HOSTILE, "a".repeat(40), "b".repeat(40), "log"]] },
  { type: "file", title: "The mended file", name: "config/server.properties", text: "motd=\u00a7aHi\r\nonline-mode=true\n", note: "Mind the line ends." },
  { type: "list", title: "Missing", ordered: true, items: ["spigot.yml", HOSTILE] },
];
export const tool = {
  id: `fake-${KIND}`, title: "Fake", input: KIND, label: "Give it something", hint: "Anything", button: "Check", files: true, accept: ".yml,.properties,.txt,.log,.zip",
  maxBytes: 4 * 2 ** 20, maxFiles: 40, libs: ["yaml"], share: true, empty: "There is nothing to see yet.",
  options: [{ name: "loud", label: "Say it louder", value: false }],
  examples: [{ label: "One", text: "one", files: [{ path: "a/example.yml", text: "one" }], fields: { name: "one", lines: "x\ny" } }, { label: "Everything", text: "everything", files: [{ path: "everything.yml", text: "everything" }], fields: { name: "everything" } }],
  fields: [{ name: "name", label: "Your name", type: "text", value: "", hint: "As others see it" }, { name: "port", label: "Port", type: "number", value: "25565" },
    { name: "system", label: "System", type: "choice", choices: [{ value: "ufw", label: "ufw" }, { value: "docker", label: "Docker" }] }, { name: "lines", label: "Addresses", type: "lines" }],
};

/** @param {any} input @param {any} data @param {any} libs */
export function run(input, data, libs) {
  const text = input.text ?? input.files?.[0]?.text ?? input.fields?.name ?? "";
  if (text.includes("crash")) throw Object.assign(new Error("It broke."), { line: 3, told: !text.includes("engine") });
  if (text.startsWith("slow")) for (const end = performance.now() + 60000; performance.now() < end;);
  if (text.startsWith("dying")) {
    setTimeout(() => { throw new Error("It died."); }, 500);
    return { parts: new Promise(() => {}) };
  }
  if (input.fields?.port === "x") return { error: { message: "This is no port.", field: "port" } };
  const many = /^many (\d+)/.exec(text);
  if (many) return { parts: [{ type: "findings", title: "Findings", items: Array.from({ length: Number(many[1]) }, (_, at) => ({ severity: "note", title: `Number ${at + 1}`, text: "", page: "velocity-modern-forwarding" })) }] };
  if (text.startsWith("everything")) return { parts: EVERYTHING };
  if (text.startsWith("long")) return { parts: [{ type: "file", name: "long.txt", text: "0123456789abcde\n".repeat(50_000) }] };
  if (text.startsWith("nameless")) return { parts: [{ type: "file", name: "paste (2)", text: "secret: x" }, { type: "file", lines: true, name: "Step 1, commands.", text: "ufw status", note: "Look first." }] };
  if (text.startsWith("way")) return { parts: [way("lobby", "broken")] };
  if (text.startsWith("bad")) return { parts: [{ type: "error", message: "This is bad.", line: 7, file: "a.yml" }] };
  const told = { paths: input.files?.map((/** @type {any} */ file) => file.path), lengths: input.files?.map((/** @type {any} */ file) => file.text.length), encodings: input.files?.map((/** @type {any} */ file) => file.encoding),
    fields: input.fields, options: input.options, start: text.slice(0, 20), yaml: libs.yaml.load("a: 1").a, worker: !globalThis.document };
  return { parts: [{ type: "note", text: JSON.stringify(told) }] };
}

/** @param {any} result */
export const view = (result) => result.parts ?? [{ type: "error", ...result.error }];
