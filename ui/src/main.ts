import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './lib/ipc';
import { Session } from './lib/session.svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/pieces.css';
import './styles/editor.css';
import './styles/contrast.css';
import './styles/print.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

mount(App, { target, props: { session: new Session(await connect()) } });
