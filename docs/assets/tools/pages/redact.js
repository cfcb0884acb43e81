// The script of the page that shows this tool: what it is. What it does is asked for at the first touch.
import { tool } from "../redact.js";
import { define } from "../element.js";

define(tool, import.meta.url);
