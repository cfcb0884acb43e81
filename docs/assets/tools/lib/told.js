// The errors whose words are meant for the reader. The mark on them survives the way out of a worker; the class does not.

export class Told extends Error {
  told = true;
}
