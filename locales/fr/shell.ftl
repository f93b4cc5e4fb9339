# Ce qui entoure la fenêtre : l’icône, le raccourci, ce qu’on ouvre. Jamais un mot d’un message.

tray-idle = Cloison
tray-level = { $level ->
        [sensitive] Cloison : sensible
        [confidential] Cloison : confidentiel
       *[trivial] Cloison : banal
    }
tray-open = Ouvrir Cloison
tray-new = Nouveau message
tray-check = Vérifier ce que j’ai copié
tray-lock = Verrouiller
tray-quit = Quitter

notice-copied = { $level ->
        [sensitive] Ce que vous avez copié est sensible
        [confidential] Ce que vous avez copié est confidentiel
       *[trivial] Ce que vous avez copié est banal
    }
notice-no-text = Il n’y a pas de texte dans ce que vous avez copié
notice-no-text-more = Copiez le message, puis redemandez.
notice-meeting = Vous avez bientôt quelque chose à dire de vive voix
notice-meeting-more = La fiche est dans « Rencontres ».

login-comment = Dit par où un message peut passer

opening-title = Mettre ce brouillon de côté ?
opening-away = Il est conservé, scellé, et revient quand l’autre est envoyé ou abandonné.
opening-away-files = { $count ->
        [one] Son fichier n’est pas conservé : vous le joindrez à nouveau.
       *[other] Ses fichiers ne sont pas conservés : vous les joindrez à nouveau.
    }
opening-away-confirm = Le mettre de côté
opening-stay = Continuer à écrire
opening-full-title = Un brouillon est en cours
opening-full = Ce brouillon ne peut pas être mis de côté pour le moment : il serait perdu. Envoyez-le ou abandonnez-le d’abord, puis rouvrez l’autre.
opening-back = Revenir à mon brouillon
opening-failed = Le message ne peut pas être ouvert.
opening-left-out = { $count ->
        [one] Le message contient un fichier de plus que le maximum. Vérifiez-le vous-même avant l’envoi.
       *[other] Le message contient { $count } fichiers de plus que le maximum. Vérifiez-les vous-même avant l’envoi.
    }
opening-copied = { $level ->
        [sensitive] Ce que vous avez copié est sensible : de vive voix.
        [confidential] Ce que vous avez copié est confidentiel : une application chiffrée.
       *[trivial] Ce que vous avez copié est banal : par e-mail.
    }
opening-copied-open = Voir pourquoi

desktop-title = Autour de la fenêtre
desktop-capture-able = La fenêtre peut être absente des captures et des enregistrements de l’écran.
desktop-capture-unable = Sur ce système, aucun programme ne peut soustraire sa fenêtre aux captures de l’écran. Verrouillez Cloison avant de partager votre écran.
desktop-capture-unknown = Sur ce système, la fenêtre n’est pas soustraite aux captures de l’écran : Cloison ne peut pas savoir si un lecteur d’écran fonctionne, qui peut avoir besoin de la voir.
desktop-capture-reader = Un lecteur d’écran fonctionne, qui peut avoir besoin de voir la fenêtre : elle n’est pas soustraite aux captures de l’écran.
