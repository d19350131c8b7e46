import { Component, type ReactNode } from 'react';
import { useSay } from '../words/words';

function Told({ reason }: { reason: string }) {
  const say = useSay();
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{say('BROKEN')}</strong>
      </p>
      <p>{say('BROKEN_NEXT')}</p>
      <p>
        <code>{reason}</code>
      </p>
      <button type="button" onClick={() => location.reload()}>
        {say('RELOAD')}
      </button>
    </div>
  );
}

/** A view that fails takes nothing with it but itself. */
export class Broken extends Component<{ children: ReactNode }, { reason: string | null }> {
  override state = { reason: null };

  static getDerivedStateFromError(e: unknown) {
    return { reason: String(e) };
  }

  override render() {
    return this.state.reason === null ? this.props.children : <Told reason={this.state.reason} />;
  }
}
