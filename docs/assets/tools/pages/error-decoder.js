// The script of the pages that show the error decoder.
import * as decoder from "../error-decoder.js";
import { define } from "../element.js";

define(decoder);
