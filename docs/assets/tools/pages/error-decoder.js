// The script of the pages that show the error decoder: what it is. What it does is asked for at the first touch.
import { tool } from "../error-decoder.js";
import { define } from "../element.js";

define(tool, import.meta.url);
