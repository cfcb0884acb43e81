// Adobe's structured data validator over built pages: `node adobe.mjs VOCABULARY.jsonld PAGE.html…`, one JSON object a page.
// The pages are read by an extractor that is not ours, so this also shows that others read our script as we mean it.
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const [vocabulary, ...pages] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(vocabulary, "utf8"));

for (const page of pages) {
  const found = new WebAutoExtractor({ addLocation: false, embedSource: [] }).parse(readFileSync(page, "utf8"));
  const issues = await new Validator(schema).validate(found);
  const types = Object.keys(found.jsonld).sort();
  console.log(JSON.stringify({
    page,
    types,
    issues: issues.map(({ severity, issueMessage, path = [] }) => ({
      severity,
      message: issueMessage,
      at: path.map(({ type, property }) => (property ? `${property}:${type}` : type)).join(" > "),
    })),
  }));
}
