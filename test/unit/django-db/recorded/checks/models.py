from django.db import models
from django.contrib.auth.models import AbstractUser, User


class Custom(AbstractUser):
    pass


class A(models.Model):
    price = models.DecimalField()
    name_ = models.CharField(max_length='x')
    a__b = models.IntegerField(max_length=3)
    id = models.IntegerField()
    c = models.CharField(max_length=1, choices=[('ab', 'x')])
    d = models.DateField(auto_now=True, auto_now_add=True)
    u = models.ForeignKey(User, on_delete=models.CASCADE)
    v = models.ForeignKey(User, on_delete=models.CASCADE)
    w = models.ForeignKey('Missing', on_delete=models.CASCADE)
    j = models.JSONField(default={})
    n = models.BooleanField(primary_key=True, null=True)
    x = models.IntegerField(db_column='c')
    z = models.CharField(max_length=3, choices=['a'])
    k = models.CharField(max_length=3, validators=['a'])
    s = models.ForeignKey(User, on_delete=models.SET_NULL, related_name='2bad')

    class Meta:
        ordering = ['nope', '-u__username', 'u__nope']
        unique_together = ['name_', 'zzz']


class B(models.Model):
    class Meta:
        db_table = 'books_a'
        ordering = 'id'
