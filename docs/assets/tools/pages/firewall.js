// The script of the page that shows this tool, and of its worker.
import * as tool from "../firewall.js";
import { define } from "../element.js";

define(tool, import.meta.url);
