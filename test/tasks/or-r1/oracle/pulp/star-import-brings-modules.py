from pulp import *
print(math.sqrt(16), json.dumps([1]), re.sub("a", "b", "a"), Counter("aab")["a"], len(list(itertools.chain([1], [2]))))
values: Dict[str, List[int]] = {"a": [1, 2], "b": [3, 4]}
first, second = splitDict(values)
print(first, second)
