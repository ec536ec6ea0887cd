import pulp
given = {(1, 1): 1, (2, 3): 2, (3, 2): 3, (4, 4): 4}
model = pulp.LpProblem("Sudoku")
cells = range(1, 5)
choose = pulp.LpVariable.dicts("Choice", (cells, cells, cells), cat="Binary")
for r in cells:
    for c in cells:
        model += pulp.lpSum(choose[v][r][c] for v in cells) == 1
for v in cells:
    for i in cells:
        model += pulp.lpSum(choose[v][i][c] for c in cells) == 1
        model += pulp.lpSum(choose[v][r][i] for r in cells) == 1
    for br in (1, 3):
        for bc in (1, 3):
            model += pulp.lpSum(choose[v][r][c] for r in (br, br + 1) for c in (bc, bc + 1)) == 1
for (r, c), v in given.items():
    model += choose[v][r][c] == 1
model.solve(pulp.PULP_CBC_CMD(msg=0))
print(pulp.LpStatus[model.status])
