import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainFiles, project, recordedFiles, run, shell } from "./project.ts";

/** A recorded terminal: "$ command", what it printed, "exit n". */
function readSession(
  path: string,
): { readonly argv: string[]; readonly output: string; readonly exit: number }[] {
  const text = readFileSync(path, "utf8");
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...lines] = part.trimEnd().split("\n");
      const exit = Number(lines.pop()?.replace("exit ", ""));
      return { argv: command.split(" "), output: lines.join("\n"), exit };
    });
}

describe("migrate and showmigrations", async () => {
  const options = project(recordedFiles("library"));
  const steps = readSession("test/unit/django-db/recorded/library/migrate-session.txt");

  it("print what the real ones print, one after the other", async () => {
    for (const { argv, output, exit } of steps) {
      const ours = await run(options, ...argv);
      expect({ argv, output: ours.output.trimEnd(), exit: ours.exit }).toEqual({
        argv,
        output,
        exit,
      });
    }
  });

  it("says which models no migration describes", async () => {
    const files = recordedFiles("library");
    const models = files.get("books/models.py") ?? "";
    files.set(
      "books/models.py",
      models.replace("pages = ", "sheets = models.IntegerField(null=True)\n    pages = "),
    );
    const changed = project(files, options.database);
    await run(changed, "migrate");
    expect((await run(changed, "migrate")).output).toContain(
      "  Your models in app(s): 'books' have changes that are not yet reflected in a migration, and so won't be applied.\n",
    );
  });
});

const ADD_PAGES = `from django.db import migrations, models


def fill(apps, schema_editor):
    Book = apps.get_model('books', 'Book')
    for book in Book.objects.all():
        book.pages = len(book.title)
        book.save()


class Migration(migrations.Migration):
    dependencies = [('books', '0001_initial')]
    operations = [
        migrations.AddField('book', 'pages', models.IntegerField(default=7)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField('book', 'author', models.CharField(max_length=10, unique=True)),
        migrations.RenameField('book', 'title', 'name'),
    ]
`;
const BOOK =
  "Book.objects.create(title='Dune', author='FH', price='1.00', published_date='1965-08-01')";

describe("a migration of the learner's", () => {
  it("changes the table and keeps its rows, and can be undone", async () => {
    const before = project(plainFiles());
    await run(before, "migrate");
    await shell(before, BOOK);
    const models = (plainFiles().get("books/models.py") ?? "")
      .replace("title = ", "pages = models.IntegerField(default=7)\n    name = ")
      .replace(
        "author = models.CharField(max_length=100)",
        "author = models.CharField(max_length=10, unique=True)",
      )
      .replace("return self.title", "return self.name");
    const after = project(
      plainFiles({ "books/models.py": models, "books/migrations/0002_pages.py": ADD_PAGES }),
      before.database,
    );
    expect((await run(after, "migrate")).output).toContain("  Applying books.0002_pages... OK\n");
    expect(await shell(after, "print(Book.objects.values_list('id', 'name', 'pages'))")).toContain(
      "[(1, 'Dune', 4)]",
    );
    const twice =
      "Book.objects.create(name='x', author='FH', price=1, published_date='2000-01-01')";
    expect(await shell(after, twice)).toContain(
      "IntegrityError: UNIQUE constraint failed: books_book.author",
    );
    await run(after, "migrate", "books", "0001");
    expect(await shell(before, "print(Book.objects.values_list('id', 'title'))")).toContain(
      "[(1, 'Dune')]",
    );
  });

  it("that fails leaves the database as it was", async () => {
    const before = project(plainFiles());
    await run(before, "migrate");
    await shell(before, BOOK);
    await shell(before, BOOK);
    const after = project(
      plainFiles({ "books/migrations/0002_pages.py": ADD_PAGES }),
      before.database,
    );
    const { output, exit } = await run(after, "migrate");
    expect(output).toContain(
      "django.db.utils.IntegrityError: UNIQUE constraint failed: new__books_book.author",
    );
    expect(exit).toBe(1);
    expect((await run(after, "showmigrations", "books")).output).toBe(
      "books\n [X] 0001_initial\n [ ] 0002_pages\n",
    );
    expect(await shell(before, "print(Book.objects.count())")).toContain("2");
  });

  it.each([
    [
      "books/migrations/0002_x.py",
      "",
      "BadMigrationError: Migration 0002_x in app books has no Migration class",
    ],
    [
      "books/migrations/0002_x.py",
      "from django.db import migrations\nclass Migration(migrations.Migration):\n    dependencies = [('books', '0009')]\n",
      "NodeNotFoundError: Migration books.0002_x dependencies reference nonexistent parent node ('books', '0009')",
    ],
    [
      "books/migrations/0002_x.py",
      "from django.db import migrations\nclass Migration(migrations.Migration):\n    pass\n",
      "Conflicting migrations detected; multiple leaf nodes in the migration graph: (0001_initial, 0002_x in books).",
    ],
  ])("in %s that is broken (%j) is named", async (path, text, message) => {
    const { output } = await run(project(plainFiles({ [path]: text })), "migrate");
    expect(output).toContain(message);
  });
});
