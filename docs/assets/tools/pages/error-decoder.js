// The script of the pages that show the error decoder, and of its worker.
import * as tool from "../error-decoder.js";
import { define } from "../element.js";

define(tool, import.meta.url);
