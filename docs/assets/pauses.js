// Long work in pieces: between them the browser paints and answers to the reader.

/** Ends once what was typed or pressed is on the screen; a page that nobody sees paints nothing. */
export const painted = () => new Promise((done) => { if (document.hidden) setTimeout(done); else requestAnimationFrame(() => setTimeout(done)); });

/** Ends once everything that waits has had its turn. */
export const pause = () => new Promise((done) => { setTimeout(done); });
