"""Records what the real Django does.

    python record.py PROJECT

runs the snippets of PROJECT/snippets.txt, each on a freshly migrated database, and writes what they print to
PROJECT/outputs.json. Needs Django 5.2 to be importable. PBKDF2 counts few rounds, as in the tests.
"""
import contextlib
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings

warnings.simplefilter('ignore')
project = os.path.abspath(sys.argv[1])
work = os.path.join(tempfile.mkdtemp(), 'project')
shutil.copytree(project, work)
os.chdir(work)
sys.path.insert(0, work)
subprocess.run([sys.executable, 'manage.py', 'migrate', '-v0'], check=True)
shutil.copy('db.sqlite3', 'base.sqlite3')

os.environ['DJANGO_SETTINGS_MODULE'] = 'bookstore.settings'
import django

django.setup()
slow = hashlib.pbkdf2_hmac
hashlib.pbkdf2_hmac = lambda name, password, salt, rounds, size=None: slow(name, password, salt, min(rounds, 10), size)
from django.apps import apps
from django.db import connection, models
from django.db.models.signals import post_save, pre_delete

outputs = []
for code in open('snippets.txt').read().split('###\n'):
    connection.close()
    shutil.copy('base.sqlite3', 'db.sqlite3')
    names = {model.__name__: model for model in reversed(apps.get_models())}
    names['models'] = models
    saved = [(signal, list(signal.receivers)) for signal in (post_save, pre_delete)]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(code, names)
        except BaseException as error:
            print(f'!{type(error).__name__}: {error}')
    for signal, receivers in saved:
        signal.receivers[:] = receivers
        signal.sender_receivers_cache.clear()
    outputs.append({'code': code, 'output': printed.getvalue()})
with open(os.path.join(project, 'outputs.json'), 'w') as file:
    json.dump(outputs, file, indent=1, ensure_ascii=False)
