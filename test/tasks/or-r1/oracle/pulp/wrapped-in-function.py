import pulp

def plan(limit):
    prob = pulp.LpProblem("plan", pulp.LpMaximize)
    x = pulp.LpVariable("x", lowBound=0)
    prob += 5 * x
    prob += 2 * x <= limit
    prob.solve(pulp.PULP_CBC_CMD(msg=0))
    return pulp.LpStatus[prob.status], pulp.value(prob.objective)

print([plan(k) for k in (4, 10)])
