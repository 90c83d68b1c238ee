import uuid

from django.contrib.auth.models import User
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone


class Author(models.Model):
    name = models.CharField(max_length=100)
    born = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ['name']

    def __str__(self):
        return self.name


class Tag(models.Model):
    slug = models.SlugField(unique=True)

    def __str__(self):
        return f'#{self.slug}'


class CheapManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(price__lt=10)


class BookQuerySet(models.QuerySet):
    def by(self, name):
        return self.filter(author__name=name)


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Book(Stamped):
    class Genre(models.TextChoices):
        FICTION = 'fi', 'Fiction'
        SCIENCE = 'sc', 'Science'
        OTHER_THINGS = 'ot'

    title = models.CharField(max_length=40)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name='books')
    editor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True)
    isbn = models.CharField('ISBN', max_length=13, unique=True, null=True, blank=True, validators=[RegexValidator(r'^\d{13}$', 'Thirteen digits.')])
    price = models.DecimalField(max_digits=6, decimal_places=2, validators=[MinValueValidator(0)])
    pages = models.PositiveIntegerField(default=100)
    rating = models.FloatField(null=True, blank=True)
    genre = models.CharField(max_length=2, choices=Genre.choices, default=Genre.FICTION)
    in_stock = models.BooleanField(default=True)
    code = models.UUIDField(default=uuid.uuid4, editable=False)
    extra = models.JSONField(default=dict, blank=True)
    site = models.URLField(blank=True)
    opens = models.TimeField(null=True, blank=True)
    tags = models.ManyToManyField(Tag, blank=True)

    objects = BookQuerySet.as_manager()
    cheap = CheapManager()

    class Meta:
        ordering = ['-price', 'title']
        unique_together = [('title', 'author')]
        permissions = [('lend_book', 'Can lend book')]

    def __str__(self):
        return self.title

    @property
    def label(self):
        return f'{self.title} by {self.author}'

    def clean(self):
        from django.core.exceptions import ValidationError
        if self.title == 'Forbidden':
            raise ValidationError('Not this one.')


class Profile(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    bio = models.TextField(blank=True)


class Review(models.Model):
    book = models.ForeignKey('Book', on_delete=models.PROTECT)
    stars = models.SmallIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        get_latest_by = 'at'
        constraints = [models.UniqueConstraint(fields=['book', 'stars'], name='one_each')]
