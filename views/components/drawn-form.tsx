// What a form was drawn with: sent twice, it does what it does once (auth/link-forms.ts). Nobody reads it.

export const DrawnForm = (props: { readonly value: string }) => <input type="hidden" name="form" value={props.value} />;
