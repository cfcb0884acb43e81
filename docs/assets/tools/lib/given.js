// What a tool was given, as files: pasted text is one file without a name.

/** @typedef {import("../types.js").GivenFile} Given */
/** @typedef {Partial<import("../types.js").Input>} Input */

/** @param {Input} input @returns {Given[]} */
export function filesOf(input) {
  if (input.files) return input.files;
  return [{ path: "", text: input.text ?? "", encoding: input.encoding }];
}

/** @param {string} path @returns {string} */
export const nameOf = (path) => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
