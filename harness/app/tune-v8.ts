import { setFlagsFromString } from 'node:v8';

// A run of a thousand samples ends before most optimised code has paid for its compiling: V8 compiles on other threads, and that
// processor time counts too. Four times the usual budget before a function is optimised takes a quarter off the processor time of
// such a run (docs/decisions/0012); a loop that is really hot is optimised a few milliseconds later.
setFlagsFromString('--interrupt-budget=270000');
