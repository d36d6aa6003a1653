"""What draws in SVG 2 and cannot run: the elements, attributes, declarations and functions a picture may use."""

from __future__ import annotations

ELEMENTS = frozenset(
    "svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath linearGradient"
    " radialGradient stop clipPath mask pattern marker image filter feBlend feColorMatrix feComponentTransfer feComposite"
    " feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
    " feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile"
    " feTurbulence".split()
)

SAID = frozenset("id class role data-name aria-label aria-description serif-id".split())
"""Attributes that hold words, not drawing: no style is read in them."""

STYLES = frozenset(
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering"
    " cx cy d direction display dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color flood-opacity"
    " font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant"
    " font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric"
    " font-variant-position font-variation-settings font-weight height image-rendering inline-size isolation kerning"
    " letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode"
    " opacity overflow paint-order pointer-events r rx ry shape-inside shape-margin shape-padding shape-rendering"
    " shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration"
    " text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation text-rendering"
    " text-transform transform transform-box transform-origin unicode-bidi vector-effect visibility white-space width"
    " word-spacing writing-mode x y".split()
)
"""Properties that a style attribute may set; all but a few may also be attributes of their own."""

ATTRIBUTES = (
    STYLES
    | SAID
    | frozenset(
        "style tabindex focusable version baseProfile zoomAndPan contentStyleType contentScriptType viewBox x1 y1 x2 y2"
        " fx fy fr points preserveAspectRatio pathLength clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits"
        " gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform markerUnits"
        " markerWidth markerHeight refX refY orient textLength lengthAdjust dx dy rotate startOffset method spacing in in2"
        " result stdDeviation mode type values operator k1 k2 k3 k4 radius edgeMode tableValues slope intercept amplitude"
        " exponent baseFrequency numOctaves seed stitchTiles scale xChannelSelector yChannelSelector surfaceScale"
        " diffuseConstant specularConstant specularExponent azimuth elevation z pointsAtX pointsAtY pointsAtZ"
        " limitingConeAngle kernelMatrix kernelUnitLength order divisor bias targetX targetY preserveAlpha href lang"
        " xml-lang xml-space".split()
    )
)

FUNCTIONS = frozenset(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix var calc matrix translate translatex translatey scale scalex"
    " scaley rotate skew skewx skewy blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia".split()
)
"""What a value may call. None of them asks for a file."""
