import { setFlagsFromString } from 'node:v8';

// A run of a thousand samples ends before most optimised code has paid for its compiling: V8 compiles on other threads, and that
// processor time counts too. Four times the usual budget before a function is optimised makes such a run
// cheaper (docs/decisions/0012, `npm run bench -- cpu`); a loop that is really hot is optimised a little later.
// Node 20's V8 alone: later ones have no such flag, say so on stderr, and put a cheaper compiler in between.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=270000');
