// js-yaml, asked for when a tool that declares it is first touched.
import * as yaml from "js-yaml";

export default yaml;
