import { importsFor } from './kotlin-imports.ts';
import { packageOf } from './kotlin-text.ts';

/** What Compose has no single call for; each is written when one of the files uses any. */
const HELPERS = `/** A shadow as the design tool draws it; elevation is something else. */
fun Modifier.designShadow(
    shape: Shape,
    color: Color,
    x: Dp,
    y: Dp,
    blur: Dp,
    spread: Dp = 0.dp,
): Modifier = dropShadow(shape, Shadow(radius = blur, color = color, spread = spread, offset = DpOffset(x, y)))

/** A shadow inside of the edges. */
fun Modifier.designInnerShadow(
    shape: Shape,
    color: Color,
    x: Dp,
    y: Dp,
    blur: Dp,
    spread: Dp = 0.dp,
): Modifier = innerShadow(shape, Shadow(radius = blur, color = color, spread = spread, offset = DpOffset(x, y)))

/** Lines at single sides, inside of the box. */
fun Modifier.sideBorder(
    color: Color,
    top: Dp = 0.dp,
    end: Dp = 0.dp,
    bottom: Dp = 0.dp,
    start: Dp = 0.dp,
): Modifier = drawWithContent {
    drawContent()
    drawRect(color, size = Size(size.width, top.toPx()))
    drawRect(color, topLeft = Offset(size.width - end.toPx(), 0f), size = Size(end.toPx(), size.height))
    drawRect(color, topLeft = Offset(0f, size.height - bottom.toPx()), size = Size(size.width, bottom.toPx()))
    drawRect(color, size = Size(start.toPx(), size.height))
}

/** A border that reaches beyond the box, or is dashed; it takes no room. */
fun Modifier.outline(
    color: Color,
    width: Dp,
    outside: Dp = 0.dp,
    radius: Dp = 0.dp,
    dashes: List<Dp> = emptyList(),
): Modifier = drawWithContent {
    drawContent()
    val out = outside.toPx() - width.toPx() / 2
    val effect = if (dashes.size < 2) null else PathEffect.dashPathEffect(dashes.map { it.toPx() }.toFloatArray())
    drawRoundRect(
        color = color,
        topLeft = Offset(-out, -out),
        size = Size(size.width + 2 * out, size.height + 2 * out),
        cornerRadius = CornerRadius(maxOf(0f, radius.toPx() + out)),
        style = Stroke(width.toPx(), pathEffect = effect),
    )
}

private fun Offset.within(size: Size): Offset = Offset(x * size.width, y * size.height)

private fun brush(shader: (Size) -> Shader): Brush = object : ShaderBrush() {
    override fun createShader(size: Size): Shader = shader(size)
}

/** A gradient along a line that is told in shares of the box. */
fun relativeLinearGradient(vararg stops: Pair<Float, Color>, start: Offset, end: Offset): Brush = brush { size ->
    LinearGradientShader(start.within(size), end.within(size), stops.map { it.second }, stops.map { it.first })
}

/** Turns a circle around the origin into the oval around a place that reaches two others. */
private fun oval(center: Offset, end: Offset, side: Offset): Matrix {
    val (along, across) = listOf(end - center, side - center)
    val values = floatArrayOf(along.x, across.x, center.x, along.y, across.y, center.y, 0f, 0f, 1f)
    return Matrix().apply { setValues(values) }
}

/** A gradient around a place: as far as one place along it, and another beside it. */
fun relativeRadialGradient(
    vararg stops: Pair<Float, Color>,
    center: Offset,
    end: Offset,
    side: Offset,
): Brush = brush { size ->
    RadialGradientShader(Offset.Zero, 1f, stops.map { it.second }, stops.map { it.first }).apply {
        setLocalMatrix(oval(center.within(size), end.within(size), side.within(size)))
    }
}

/** A gradient that goes round, from the direction of one place to that of another beside it. */
fun relativeSweepGradient(
    vararg stops: Pair<Float, Color>,
    center: Offset,
    end: Offset,
    side: Offset,
): Brush = brush { size ->
    SweepGradientShader(Offset.Zero, stops.map { it.second }, stops.map { it.first }).apply {
        setLocalMatrix(oval(center.within(size), end.within(size), side.within(size)))
    }
}

/** Leads to another screen of the app, by its route. */
val LocalOnNavigate = staticCompositionLocalOf<(String) -> Unit> { {} }
`;

/** That of Compose is another one. */
const MATRIX = 'android.graphics.Matrix';

/** The shadow of a box is another one than that of letters. */
const SHADOW = 'androidx.compose.ui.graphics.shadow.Shadow';

export const HELPERS_FILE = 'DesignModifiers.kt';

export const helpersText = (path: string, indent: string): string => {
  const body = HELPERS.replaceAll(/^( {4})+/gm, (spaces) => indent.repeat(spaces.length / 4));
  const imports = importsFor(body, [MATRIX, SHADOW]).filter((name) => name !== 'androidx.compose.ui.graphics.Shadow');
  const drawn = imports.filter((name) => name !== 'androidx.compose.ui.draw.paint');
  return `package ${packageOf(path)}\n\n${drawn.map((name) => `import ${name}\n`).join('')}\n${body}`;
};
