// The script of the page that shows this tool, and of its worker.
import * as tool from "../server-properties.js";
import { define } from "../element.js";

define(tool, import.meta.url);
