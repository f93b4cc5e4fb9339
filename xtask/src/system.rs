//! Which system this is, and what it calls the things that Cloison needs.

use std::fs;

/// A family of systems with one way to install things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// Debian and what is made from it.
    Debian,
    /// Ubuntu and what is made from it.
    Ubuntu,
    /// Fedora, Red Hat and what is made from them.
    Fedora,
    /// Another Linux.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

/// What is needed to build the window and run it.
pub(crate) const DEBIAN_RUN: &str =
    "build-essential pkg-config libwebkit2gtk-4.1-dev librsvg2-dev libxdo-dev libssl-dev";

/// What the tests need besides: a screen, a bus, a keyring, two browsers' drivers, the stock tools.
pub(crate) const DEBIAN_TEST: &str = "age at-spi2-core dbus-x11 desktop-file-utils dunst file fonts-dejavu-core gnome-keyring \
    imagemagick libnotify-bin libsecret-tools openbox sqlite3 webkit2gtk-driver x11-utils xauth \
    strace xdotool xvfb";

/// What must answer on a Linux whose packages are not known here.
pub(crate) const LINUX_TEST_PROGRAMS: &str =
    "Xvfb dbus-daemon gnome-keyring-daemon WebKitWebDriver openbox age chromium dunst";

impl Family {
    /// The system that this program runs on.
    pub(crate) fn here() -> Self {
        match std::env::consts::OS {
            "macos" => Self::MacOs,
            "windows" => Self::Windows,
            _ => Self::of(&fs::read_to_string("/etc/os-release").unwrap_or_default()),
        }
    }

    /// The family that an os-release file tells of, by its `ID` and then its `ID_LIKE`.
    pub(crate) fn of(os_release: &str) -> Self {
        let value = |key: &str| {
            os_release.lines().find_map(|line| {
                let (name, value) = line.split_once('=')?;
                (name.trim() == key).then(|| value.trim().trim_matches(['"', '\'']))
            })
        };
        let names = value("ID").into_iter().chain(value("ID_LIKE").unwrap_or("").split_whitespace());
        for name in names {
            match name {
                "ubuntu" => return Self::Ubuntu,
                "debian" => return Self::Debian,
                "fedora" | "rhel" | "centos" => return Self::Fedora,
                _ => {}
            }
        }
        Self::Linux
    }

    /// What to install by hand where this program cannot.
    pub(crate) fn by_hand(self) -> &'static str {
        match self {
            Self::Debian | Self::Ubuntu => "the packages named above, with apt-get",
            Self::Fedora => {
                "to build and run: gcc make pkgconf-pkg-config webkit2gtk4.1-devel openssl-devel \
                 librsvg2-devel libxdo-devel\n\
                 to test: xorg-x11-server-Xvfb dbus-daemon gnome-keyring libsecret openbox age \
                 chromium desktop-file-utils dunst ImageMagick strace xdotool sqlite, and WebKitWebDriver (WebKitGTK's driver)"
            }
            Self::Linux => {
                "to build and run: a C compiler, pkg-config, and the development files of \
                 WebKitGTK 4.1, librsvg 2, libxdo and OpenSSL\n\
                 to test: Xvfb, dbus-daemon, gnome-keyring, libsecret's secret-tool, openbox, age, \
                 chromium, desktop-file-utils, dunst, ImageMagick, strace, xdotool, sqlite3, and WebKitWebDriver"
            }
            Self::MacOs => {
                "to build and run: the Xcode command line tools (`xcode-select --install`)\n\
                 to test: `age` and Chromium; the tests of the real window run on Linux"
            }
            Self::Windows => {
                "to build and run: the Visual Studio C++ build tools and the WebView2 runtime \
                 (part of Windows 11)\n\
                 to test: `age` and Chromium; the tests of the real window run on Linux"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Family;

    #[test]
    fn a_family_is_read_from_id_first() {
        assert_eq!(Family::of("NAME=\"x\"\nID=debian\n"), Family::Debian);
        assert_eq!(Family::of("ID=ubuntu\nID_LIKE=debian\n"), Family::Ubuntu);
    }

    #[test]
    fn a_family_is_read_from_id_like_where_the_id_is_unknown() {
        assert_eq!(Family::of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), Family::Ubuntu);
        assert_eq!(Family::of("ID='rocky'\nID_LIKE=\"rhel centos fedora\"\n"), Family::Fedora);
    }

    #[test]
    fn an_unknown_or_missing_file_is_some_linux() {
        assert_eq!(Family::of("ID=arch\n"), Family::Linux);
        assert_eq!(Family::of(""), Family::Linux);
        assert_eq!(Family::of("VERSION_ID=debian\nnonsense"), Family::Linux);
    }
}
