from datetime import date, datetime, timedelta, timezone


def show(what, *args):
    try:
        print(args[0], "->", repr(what(*args)))
    except Exception as error:
        print(args[0], "->", type(error).__name__, error)


for text in [
    "2020-01-02", "20200102", "2020-0102", "202001-02", "2020-W01-1", "2020W011", "2020-W01", "2020W01", "2020-W011",
    "2020-W54-1", "2020-W00-1", "2020-W01-8", "2020-W01-0", "2021-W53-1", "2020-W53-7", "9999-W53-1", "2020-w01-1",
    "2020-1-2", "2020-01-02T", "2020-01-02 ", "10000-01-01", "2020-13-01", "2021-02-29", "",
]:
    show(date.fromisoformat, text)
    show(datetime.fromisoformat, text)

for text in [
    "2020-W01-1T10:20", "2020W011T1020", "2020-W01 10:20", "2020-01-01T10", "2020-01-01x10:20", "20200101T102030,5",
    "2020-01-01T10:20:30.1234567", "2020-01-01T10:20:30.", "2020-01-01T10:2030", "2020-01-01T1020:30",
    "2020-01-01T10:20Z", "2020-01-01T10:20z", "2020-01-01T10:20-00:00", "2020-01-01T10:20+0130", "2020-01-01T10:20-01",
    "2020-01-01T10:20+01:30:15", "2020-01-01T10:20:30.12+01", "2020-01-01T10:20+24:00", "2020-01-01T10:20-25:00",
    "2020-01-01T24:00", "2020-01-01T10:60", "2020-01-01T10:20:60",
]:
    show(datetime.fromisoformat, text)

show(date.fromisoformat, 20200101)
show(datetime.fromisoformat, None)

for offset in [timedelta(hours=1, seconds=5), timedelta(hours=-1, microseconds=5), timedelta(0, -1), timedelta(hours=-3.5)]:
    zone = timezone(offset)
    moment = datetime(2020, 1, 1, tzinfo=zone)
    print(zone, repr(zone), moment.isoformat(), f"{moment:%z %Z}")
print(repr(timezone(timedelta(hours=1), "CET")), timezone(timedelta(hours=1), "CET"))
show(timezone, timedelta(hours=24))
show(timezone, timedelta(days=-1))

day, moment = date(2020, 1, 1), datetime(2020, 1, 1)
aware = datetime(2020, 1, 1, tzinfo=timezone.utc)
print(day == moment, moment == day, day != moment, moment == aware)
for compare in [
    lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b, lambda a, b: a - b,
]:
    for a, b in [(day, moment), (moment, day), (moment, aware), (day, 1), (moment, "x"), (day, None)]:
        try:
            print(compare(a, b))
        except TypeError as error:
            print(error)
print(day < date(2020, 1, 2), day <= day, moment > datetime(2019, 1, 1), aware >= aware)
print(max(date(2020, 1, 1), date(2021, 1, 1)), sorted([moment, datetime(2019, 5, 5)])[0])
