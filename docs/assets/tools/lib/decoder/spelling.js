// One spelling for what people write in several: "cannot" and "can't" are "can not", "timeout" is "timed out". For what is typed, never for logs.

/** @import { Words } from "../../types.js" */
import { noWords, reserve } from "../word-list.js";
import { fill, wordsOf } from "../words.js";

/** Each word, and what it stands for. "we're" is not here: without its apostrophe it is another word. */
const STANDS_FOR = {
  cannot: "can not", cant: "can not", wont: "will not", isnt: "is not", arent: "are not", wasnt: "was not", werent: "were not", dont: "do not", doesnt: "does not",
  didnt: "did not", hasnt: "has not", havent: "have not", hadnt: "had not", couldnt: "could not", wouldnt: "would not", shouldnt: "should not",
  im: "i am", ive: "i have", youre: "you are", youve: "you have", youll: "you will", theyre: "they are", weve: "we have", its: "it is", thats: "that is", theres: "there is",
  timeout: "time out", timed: "time", login: "log in",
};
const SPELLED = new Map(Object.entries(STANDS_FOR).map(([word, words]) => [wordsOf(word)[0], wordsOf(words)]));

/** @param {number[]} words @returns {number[]} */
export const respelled = (words) => words.flatMap((word) => SPELLED.get(word) ?? word);

/** The words of a short text in one spelling; those that one stands for have its place. @param {string} text @returns {Words} */
export function wordsRespelled(text) {
  const [read, words] = [noWords(), noWords()];
  fill(read, text, 0, text.length);
  reserve(words, 2 * read.count);
  for (let at = 0; at < read.count; at++) {
    for (const hash of respelled([read.hash[at]])) {
      words.hash[words.count] = hash;
      words.start[words.count] = read.start[at];
      words.end[words.count++] = read.end[at];
    }
  }
  return words;
}
