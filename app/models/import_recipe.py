"""How files of measures are read, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.calc import import_recipe as calc
from app.models.record import add, add_parts, held, parts_of, values
from app.models.schema import Row, new_id


class ImportRecipe(Row):
    __tablename__ = "import_recipe"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    rank: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    sheet: Mapped[str] = mapped_column(default="")
    encoding: Mapped[str] = mapped_column(default="")
    delimiter: Mapped[str] = mapped_column(default="")
    decimal: Mapped[str] = mapped_column(default="")
    date_order: Mapped[str | None] = mapped_column(info={"choices": get_args(calc.DateOrder)})


class RecipeColumn(Row):
    __tablename__ = "recipe_column"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    recipe_id: Mapped[str] = mapped_column(ForeignKey("import_recipe.id", ondelete="CASCADE"), index=True)
    rank: Mapped[str]
    header: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="ignored", info={"choices": get_args(calc.ColumnRole)})
    indicator: Mapped[str | None] = mapped_column(ForeignKey("indicator.id", ondelete="SET NULL"), index=True)


def read_recipes(session: Session, *where: Any) -> list[calc.ImportRecipe]:
    """Those that fulfil this, all without a condition, in their order."""
    rows = held(session, ImportRecipe, calc.ImportRecipe, *where)
    columns = parts_of(session, RecipeColumn, calc.RecipeColumn, "recipe_id", [row["id"] for row in rows])
    return [calc.ImportRecipe(**row, columns=columns(row["id"])) for row in rows]


def add_recipes(session: Session, recipes: Sequence[calc.ImportRecipe], ranks: Sequence[str]) -> None:
    """Store recipes with their columns under their ids."""
    add(
        session,
        ImportRecipe,
        [{**values(ImportRecipe, r), "rank": rank} for r, rank in zip(recipes, ranks, strict=True)],
    )
    add_parts(session, RecipeColumn, "recipe_id", ((recipe.id, recipe.columns) for recipe in recipes))
