const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const HEX_DIGITS = 4;

/** A string literal of C# that nothing can break out of. */
export const csharpString = (text: string): string => {
  const inner = text
    .toWellFormed()
    .replaceAll(/[\\"]/g, '\\$&')
    .replaceAll(UNSAFE, (found) =>
      found === '\n' ? '\\n' : `\\u${(found.codePointAt(0) ?? 0).toString(16).padStart(HEX_DIGITS, '0')}`,
    );
  return `"${inner}"`;
};

/** Members that every control has already. */
const INHERITED = new Set(
  'ActualThemeVariant Background BackgroundSizing BorderBrush BorderThickness Bounds Classes Clip ClipToBounds Content ContentTemplate ContextMenu CornerRadius Cursor DataContext DataTemplates DesiredSize Effect FlowDirection Focusable FontFamily FontFeatures FontSize FontStretch FontStyle FontWeight Foreground Height HorizontalAlignment HorizontalContentAlignment IsEnabled IsFocused IsHitTestVisible IsInitialized IsLoaded IsVisible LogicalChildren Margin MaxHeight MaxWidth MinHeight MinWidth Name Opacity OpacityMask Padding Parent Presenter PseudoClasses RenderTransform Resources Root Styles Tag Template TemplatedParent Theme ToolTip Transitions VerticalAlignment VerticalContentAlignment VisualChildren Width ZIndex Equals GetHashCode GetType ToString Focus Measure Arrange Render UseLayoutRounding'.split(
    ' ',
  ),
);

/** Name of a member in C#: in upper camel case, and nothing that a control has already. */
export const memberName = (name: string): string => {
  const upper = name.charAt(0).toUpperCase() + name.slice(1);
  return INHERITED.has(upper) ? `${upper}Value` : upper;
};
