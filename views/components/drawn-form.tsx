// What a form was drawn with: sent twice, it does what it does once (auth/link-forms.ts). Nobody reads it.
// Never named "form": htmx would take the field for the form.

export const DrawnForm = (props: { readonly value: string }) => (
  <input type="hidden" name="drawn" value={props.value} />
);

export const examples = [<DrawnForm value={`${'A'.repeat(43)}.0`} />];
