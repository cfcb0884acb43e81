// js-md5, asked for when a tool that declares it is first touched.
export { md5 as default } from "js-md5";
