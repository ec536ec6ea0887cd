/**
 * Schema 3: what matches add up to by deal (one sample of one seed between two agents), and what the deals of two agents add up to.
 * `1` marks matches with `agent` in front, `2` those with `other`; `n` counts them, `s` adds up what their first seat scored.
 */
export const deals = `
CREATE TABLE deal_cells (task INTEGER NOT NULL, metric TEXT NOT NULL, sample TEXT NOT NULL, seed TEXT NOT NULL,
  agent INTEGER NOT NULL, other INTEGER NOT NULL,
  n1 INTEGER NOT NULL, s1 REAL NOT NULL, n2 INTEGER NOT NULL, s2 REAL NOT NULL,
  PRIMARY KEY (task, metric, sample, seed, agent, other)) WITHOUT ROWID;
CREATE TABLE pair_cells (task INTEGER NOT NULL, metric TEXT NOT NULL, agent INTEGER NOT NULL, other INTEGER NOT NULL, deals INTEGER NOT NULL,
  n1 INTEGER NOT NULL, s1 REAL NOT NULL, n2 INTEGER NOT NULL, s2 REAL NOT NULL,
  n1n1 INTEGER NOT NULL, n1s1 REAL NOT NULL, s1s1 REAL NOT NULL, n1n2 INTEGER NOT NULL, n1s2 REAL NOT NULL, s1n2 REAL NOT NULL,
  s1s2 REAL NOT NULL, n2n2 INTEGER NOT NULL, n2s2 REAL NOT NULL, s2s2 REAL NOT NULL,
  PRIMARY KEY (task, metric, agent, other)) WITHOUT ROWID;

WITH pairs AS MATERIALIZED (
  SELECT n AS lineup, one.key AS seat, two.key AS rival, min(one.value, two.value) AS agent, max(one.value, two.value) AS other,
    one.value <= two.value AS ahead
  FROM lineups, json_each('[' || agents || ']') AS one, json_each('[' || agents || ']') AS two WHERE one.key < two.key)
INSERT INTO deal_cells (task, metric, sample, seed, agent, other, n1, s1, n2, s2)
SELECT task, metric, sample, seed, agent, other, sum(ahead), total(value * ahead), sum(1 - ahead), total(value * (1 - ahead))
FROM trials JOIN verdicts ON trials.n = verdicts.trial JOIN pairs USING (lineup, seat, rival)
WHERE candidate = -1 AND value IS NOT NULL GROUP BY task, metric, sample, seed, agent, other;

INSERT INTO pair_cells (task, metric, agent, other, deals, n1, s1, n2, s2, n1n1, n1s1, s1s1, n1n2, n1s2, s1n2, s1s2, n2n2, n2s2, s2s2)
SELECT task, metric, agent, other, count(*), sum(n1), total(s1), sum(n2), total(s2),
  sum(n1 * n1), total(n1 * s1), total(s1 * s1), sum(n1 * n2), total(n1 * s2), total(s1 * n2), total(s1 * s2),
  sum(n2 * n2), total(n2 * s2), total(s2 * s2)
FROM deal_cells GROUP BY task, metric, agent, other;
`;
