#!/bin/sh
# Cuts the faces of Inter 4 that the program ships out of the npm package @expo-google-fonts/inter (OFL 1.1).
#   packaging/make_fonts.sh [FOLDER_OF_THE_UNPACKED_PACKAGE]
# Needs fonttools, and npm where no folder is given. Static TrueType, because reportlab embeds neither CFF nor woff.
# Contextual alternates are left out: they turn "8x4" into "8×4" on the screen and not on paper. So is U+02BC, which
# shares its glyph with the apostrophe and takes its place when the text of a PDF is read back. The digits are Inter's
# tabular ones from the start: as a feature they would be on the screen and not on paper, where reportlab knows none.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
source=${1:-}
if [ -z "$source" ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    (cd "$work" && npm pack --silent @expo-google-fonts/inter@0.4.2 >/dev/null && tar xzf ./*.tgz)
    source=$work/package
fi
characters=U+0020-007E,U+00A0-02BB,U+02BD-02FF,U+0300-036F,U+0370-03FF,U+0400-045F,U+1E00-1EFF,U+2000-206F
characters=$characters,U+2070-209F,U+20A0-20BF,U+2100-218F,U+2190-21FF,U+2200-22FF,U+2300-23FF,U+2460-24FF
characters=$characters,U+25A0-25FF,U+2600-27BF
for face in 400Regular 400Regular_Italic 500Medium 600SemiBold 700Bold 700Bold_Italic; do
    cut=$(mktemp --suffix=.ttf)
    python3 - "$source/$face/Inter_$face.ttf" "$cut" <<'END'
import sys
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1], recalcTimestamp=False)
names = "zero one two three four five six seven eight nine".split()
for table in font["cmap"].tables:
    table.cmap.update({0x30 + i: f"{name}.tf" for i, name in enumerate(names)})
font.save(sys.argv[2])
END
    pyftsubset "$cut" --output-file="$here/resources/fonts/Inter_$face.ttf" \
        --unicodes="$characters" --layout-features=kern,mark,mkmk,ccmp,locl,case \
        --glyph-names --name-IDs='*' --no-hinting --notdef-outline --no-recalc-timestamp
    rm "$cut"
done
cp "$source/LICENSE_FONT" "$here/resources/fonts/OFL.txt"
