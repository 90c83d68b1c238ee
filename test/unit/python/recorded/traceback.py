def a(x):
    return b(x) + 1
def b(y):
    return {
        'k': y['missing']['deep'],
    }
class K:
    def __init__(self, v):
        self.v = self.check(v)
    def check(self, v):
        try:
            return int(v)
        except ValueError as e:
            raise RuntimeError(
                "bad value",
            ) from e
def many(n):
    if n == 0:
        return undefinedd
    return many(n - 1)
undefined = 3
def go(f):
    try:
        f()
    except Exception as e:
        import traceback
        return e
K("x") if False else None
try:
    K("zz")
except RuntimeError:
    [many(q) for q in (2,)]
