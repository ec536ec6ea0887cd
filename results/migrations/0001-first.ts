/** Schema 1: dictionaries, runs, trials, the journal of calls, verdicts, and the cells a leaderboard is read from. */
export const first = `
CREATE TABLE bodies (n INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, encoding INTEGER NOT NULL, data BLOB NOT NULL);

CREATE TABLE tasks (n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, id TEXT NOT NULL, version TEXT NOT NULL,
  parameters TEXT NOT NULL, label TEXT NOT NULL, metrics TEXT NOT NULL, seats INTEGER NOT NULL, first_seen INTEGER NOT NULL);
CREATE TABLE agents (n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, id TEXT NOT NULL, fingerprint TEXT NOT NULL);
CREATE TABLE lineups (n INTEGER PRIMARY KEY, agents TEXT NOT NULL UNIQUE);

CREATE TABLE owners (id TEXT PRIMARY KEY, host TEXT NOT NULL, pid INTEGER NOT NULL, heartbeat INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE runs (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, spec TEXT NOT NULL, created INTEGER NOT NULL,
  planned INTEGER, elapsed_ms INTEGER NOT NULL DEFAULT 0,
  spent_usd REAL NOT NULL DEFAULT 0, spent_tokens INTEGER NOT NULL DEFAULT 0, spent_calls INTEGER NOT NULL DEFAULT 0,
  unpriced_calls INTEGER NOT NULL DEFAULT 0,
  held_usd REAL NOT NULL DEFAULT 0, held_tokens INTEGER NOT NULL DEFAULT 0, held_calls INTEGER NOT NULL DEFAULT 0);
CREATE TABLE invocations (n INTEGER PRIMARY KEY, run INTEGER NOT NULL, owner TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER,
  exit_code INTEGER, why TEXT, environment TEXT NOT NULL);
CREATE INDEX invocations_of_run ON invocations (run);

CREATE TABLE trials (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, task INTEGER NOT NULL, lineup INTEGER NOT NULL,
  sample TEXT NOT NULL, epoch INTEGER NOT NULL, seed TEXT NOT NULL,
  state TEXT NOT NULL, owner TEXT, started INTEGER NOT NULL, closed INTEGER, ended TEXT,
  error_kind TEXT, error TEXT, diverged INTEGER NOT NULL DEFAULT 0, judged TEXT);
CREATE INDEX trials_not_closed ON trials (state) WHERE state <> 'closed';
CREATE TABLE run_trials (run INTEGER NOT NULL, trial INTEGER NOT NULL, PRIMARY KEY (run, trial)) WITHOUT ROWID;
CREATE TABLE trajectories (trial INTEGER PRIMARY KEY, encoding INTEGER NOT NULL, data BLOB NOT NULL);

CREATE TABLE calls (n INTEGER PRIMARY KEY, trial INTEGER NOT NULL, run INTEGER NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,
  request_hash TEXT NOT NULL, model TEXT NOT NULL, endpoint TEXT NOT NULL, seat INTEGER NOT NULL, superseded INTEGER NOT NULL DEFAULT 0,
  messages TEXT NOT NULL, settings TEXT, response INTEGER NOT NULL, reasoning INTEGER, finish TEXT, sent TEXT,
  input INTEGER, cached_input INTEGER, cache_write INTEGER, output INTEGER, reasoning_tokens INTEGER, cost REAL,
  latency_ms INTEGER NOT NULL, waited_ms INTEGER NOT NULL, attempts INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE UNIQUE INDEX calls_by_place ON calls (trial, place) WHERE superseded = 0;

CREATE TABLE seats (trial INTEGER NOT NULL, seat INTEGER NOT NULL, turns INTEGER NOT NULL, unparsed INTEGER NOT NULL, illegal INTEGER NOT NULL,
  refused INTEGER NOT NULL, truncated INTEGER NOT NULL, empty INTEGER NOT NULL, filtered INTEGER NOT NULL, replaced INTEGER NOT NULL,
  noted INTEGER NOT NULL, calls INTEGER NOT NULL, input INTEGER NOT NULL, output INTEGER NOT NULL, uncounted INTEGER NOT NULL,
  cost REAL NOT NULL, unpriced INTEGER NOT NULL, latencies TEXT NOT NULL DEFAULT '', PRIMARY KEY (trial, seat)) WITHOUT ROWID;
CREATE TABLE verdicts (trial INTEGER NOT NULL, seat INTEGER NOT NULL, metric TEXT NOT NULL, rival INTEGER NOT NULL, candidate INTEGER NOT NULL,
  judge TEXT NOT NULL, version TEXT NOT NULL, value REAL, reason TEXT,
  PRIMARY KEY (trial, seat, metric, rival, candidate, judge)) WITHOUT ROWID;

CREATE TABLE cells (task INTEGER NOT NULL, lineup INTEGER NOT NULL, seat INTEGER NOT NULL, metric TEXT NOT NULL, rival INTEGER NOT NULL,
  n INTEGER NOT NULL, unscored INTEGER NOT NULL, sum REAL NOT NULL, squares REAL NOT NULL,
  PRIMARY KEY (task, lineup, seat, metric, rival)) WITHOUT ROWID;
CREATE TABLE seat_cells (task INTEGER NOT NULL, lineup INTEGER NOT NULL, seat INTEGER NOT NULL, trials INTEGER NOT NULL, turns INTEGER NOT NULL,
  unparsed INTEGER NOT NULL, illegal INTEGER NOT NULL, refused INTEGER NOT NULL, truncated INTEGER NOT NULL, empty INTEGER NOT NULL,
  filtered INTEGER NOT NULL, replaced INTEGER NOT NULL, noted INTEGER NOT NULL, calls INTEGER NOT NULL, input INTEGER NOT NULL,
  output INTEGER NOT NULL, uncounted INTEGER NOT NULL, cost REAL NOT NULL, unpriced INTEGER NOT NULL,
  PRIMARY KEY (task, lineup, seat)) WITHOUT ROWID;
CREATE TABLE latency_cells (task INTEGER NOT NULL, agent INTEGER NOT NULL, bucket INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (task, agent, bucket)) WITHOUT ROWID;
CREATE TABLE error_cells (task INTEGER NOT NULL, lineup INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (task, lineup, kind)) WITHOUT ROWID;
`;
