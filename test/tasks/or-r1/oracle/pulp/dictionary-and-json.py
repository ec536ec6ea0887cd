import pulp, json
prob = pulp.LpProblem("j", pulp.LpMinimize)
x = pulp.LpVariable("x", 0, 10); y = pulp.LpVariable("y", 1, None, pulp.LpInteger); b = pulp.LpVariable("b", cat="Binary")
prob += 3 * x + 2 * y + b, "cost"
prob += x + y >= 3.5, "c1"; prob += x - 4 * b <= 2, "c2"
print(json.dumps(prob.to_dict(), sort_keys=True)[:900])
prob.to_json("p.json")
v, p2 = pulp.LpProblem.from_dict(prob.to_dict())
p2.solve(pulp.PULP_CBC_CMD(msg=0)); print(p2.status, pulp.value(p2.objective), {k: i.varValue for k, i in v.items()})
prob.solve(pulp.PULP_CBC_CMD(msg=0, timeLimit=10)); print(prob.objective, prob.constraints["c1"], prob.valid(), x.varValue, prob.isMIP())
c = prob.deepcopy() if hasattr(prob, 'deepcopy') else prob; c += x >= 2; c.solve(pulp.PULP_CBC_CMD(msg=0)); print(pulp.value(c.objective), len(prob.constraints))
model = prob
