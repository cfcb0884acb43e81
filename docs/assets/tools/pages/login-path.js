// The script of the page that shows this tool, and of its worker.
import * as tool from "../login-path.js";
import { define } from "../element.js";

define(tool, import.meta.url);
