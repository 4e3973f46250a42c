import type {Assets} from '../pages/page.ts';
import type {Session} from './access.ts';

/** What the guards of the server put beside a request for whoever answers it. */
export interface Env {
  readonly Variables: {
    /** Who asks; only where the guard let somebody in. */
    session: Session;
    /** Addresses of styles and scripts, for every page. */
    assets: Assets;
  };
}
