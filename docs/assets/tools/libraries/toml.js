// smol-toml, asked for when a tool that declares it is first touched.
import * as toml from "smol-toml";

export default toml;
