"""The typed values that facts are made of.

Every scalar in the facts file arrives as text. A kind says which texts it accepts, in words a writer
understands, and what can be derived from the value. Escaping hangs on the kind: a ``Text`` is shown
exactly as written; only ``Markdown`` may hold inline markup.
"""

from handbook.kinds.groups import (
    Facts as Facts,
    Map as Map,
    freeze as freeze,
    look_up as look_up,
    walk as walk,
)
from handbook.kinds.refs import (
    ActionRef as ActionRef,
    CampaignRef as CampaignRef,
    CustomerRef as CustomerRef,
    GoalRef as GoalRef,
    IndustryRef as IndustryRef,
    PersonRef as PersonRef,
    Ref as Ref,
    RoleRef as RoleRef,
    StageRef as StageRef,
)
from handbook.kinds.texts import (
    Asset as Asset,
    Cmyk as Cmyk,
    Email as Email,
    FactPath as FactPath,
    HexColor as HexColor,
    Key as Key,
    Markdown as Markdown,
    PaletteKey as PaletteKey,
    Pantone as Pantone,
    Phone as Phone,
    PictureSize as PictureSize,
    Ral as Ral,
    Text as Text,
    WebAddress as WebAddress,
    refuse as refuse,
)
from handbook.kinds.values import (
    Amount as Amount,
    Count as Count,
    Day as Day,
    Days as Days,
    Month as Month,
    Number as Number,
    Price as Price,
    Whole as Whole,
    YesNo as YesNo,
)
