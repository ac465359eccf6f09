package dev.dioxus.main

import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.view.View
import android.view.WindowManager
import android.webkit.WebView
import android.widget.Toast
import androidx.activity.OnBackPressedCallback
import androidx.core.view.ViewCompat
import androidx.core.view.WindowCompat
import androidx.core.view.WindowInsetsCompat

typealias BuildConfig = app.unkink.BuildConfig

/**
 * The one activity: the page in a web view, clear of the system's bars, with the system's Back.
 *
 * Rust calls [dial] and [keepScreenOn] by name (src/platform/activity.rs); keep.pro keeps them.
 */
class MainActivity : WryActivity() {
    private var page: WebView? = null

    /** The web view's own history is empty: the app keeps its own. */
    override val handleBackNavigation = false

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        WindowCompat.setDecorFitsSystemWindows(window, false)
        // Padding around the web view, because env(safe-area-inset-*) is 0 in system web views before 140.
        val content = findViewById<View>(android.R.id.content)
        ViewCompat.setOnApplyWindowInsetsListener(content) { view, insets ->
            val taken = insets.getInsets(
                WindowInsetsCompat.Type.systemBars() or
                    WindowInsetsCompat.Type.displayCutout() or
                    WindowInsetsCompat.Type.ime(),
            )
            view.setPadding(taken.left, taken.top, taken.right, taken.bottom)
            WindowInsetsCompat.CONSUMED
        }
        onBackPressedDispatcher.addCallback(
            this,
            object : OnBackPressedCallback(true) {
                override fun handleOnBackPressed() = back()
            },
        )
    }

    override fun onWebViewCreate(webView: WebView) {
        page = webView
    }

    /**
     * Back closes a sheet or leads where one came from. Where the page has neither, the app goes to the
     * background and stays as it is; closing the activity would end the program.
     */
    private fun back() {
        val page = page
        if (page == null) {
            moveTaskToBack(true)
            return
        }
        page.evaluateJavascript(BACK) { taken -> if (taken != "true") moveTaskToBack(true) }
    }

    /** Opens the dialler with the number of a `tel:` link filled in. The person presses call. */
    fun dial(link: String) {
        runOnUiThread {
            try {
                startActivity(Intent(Intent.ACTION_DIAL, Uri.parse(link)))
            } catch (_: ActivityNotFoundException) {
                Toast.makeText(this, link.removePrefix("tel:"), Toast.LENGTH_LONG).show()
            }
        }
    }

    /** Keeps the screen on while a routine runs, or lets it go off again. */
    fun keepScreenOn(on: Boolean) {
        runOnUiThread {
            if (on) {
                window.addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
            } else {
                window.clearFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
            }
        }
    }

    private companion object {
        /** True when the page went back, or closed what lay over it. */
        const val BACK = "window.unkinkBack()"
    }
}
